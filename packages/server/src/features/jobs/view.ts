import type { JobRow } from './store.ts';

/** A job as the API shows it. */
export type JobView = {
  readonly id: string;
  readonly state: 'queued' | 'running' | 'completed' | 'cancelled';
  /** Numbers of pictures: all, with a result, failed, waiting. */
  readonly total: number;
  readonly read: number;
  readonly failed: number;
  readonly waiting: number;
  readonly options: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly finishedAt: string | null;
};

export function viewOf(job: JobRow): JobView {
  const { id, total, read, failed } = job;
  return {
    id,
    state: stateOf(job),
    total,
    read,
    failed,
    waiting: job.state === 'cancelled' ? 0 : total - read - failed,
    options: JSON.parse(job.options) as Record<string, unknown>,
    createdAt: job.created_at.toISOString(),
    finishedAt: job.finished_at?.toISOString() ?? null,
  };
}

function stateOf({ state, read, failed }: JobRow): JobView['state'] {
  if (state === 'cancelled') return 'cancelled';
  if (state === 'finished') return 'completed';
  return read + failed === 0 ? 'queued' : 'running';
}

/** True if the job will not change by itself any more. */
export function isOver({ state }: JobView): boolean {
  return state === 'completed' || state === 'cancelled';
}
