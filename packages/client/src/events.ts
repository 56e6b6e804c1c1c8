import { linesOf } from './lines.ts';

export type ServerEvent = {
  /** `message` if the server named no event. */
  readonly event: string;
  readonly data: string;
  /** The last id sent by the server; empty before the first. */
  readonly id: string;
};

/**
 * Parses the server-sent events of a stream, by
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream.
 */
export async function* eventsOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  let event = '';
  let data: string[] = [];
  let id = '';
  for await (const line of linesOf(bytes)) {
    if (line === '') {
      if (data.length > 0) yield { event: event || 'message', data: data.join('\n'), id };
      event = '';
      data = [];
      continue;
    }
    const [, field, value] = /^([^:]*)(?:: ?(.*))?$/s.exec(line)!;
    if (field === 'event') event = value ?? '';
    else if (field === 'data') data.push(value ?? '');
    else if (field === 'id' && !value?.includes('\0')) id = value ?? '';
  }
}
