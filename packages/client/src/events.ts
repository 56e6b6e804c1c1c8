import { linesOf } from './lines.ts';

export type ServerEvent = {
  /** `message` where the server named none. */
  readonly event: string;
  readonly data: string;
  /** The last one that the server gave; empty before. */
  readonly id: string;
};

/** Server-sent events of a stream, as https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream says. */
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
