import { announcement, notice } from './announce.ts';

/** The page's one live region, and beside it the same words for eyes. */
export function Announcer() {
  const { text, turn } = announcement.value;
  return (
    <>
      <div class="unseen" role="status">
        <span key={turn}>{text}</span>
      </div>
      {notice.value && (
        <p class="notice" aria-hidden="true">
          {notice.value}
        </p>
      )}
    </>
  );
}
