import { announcement, notice } from '../platform/announce.ts';

/** The page's only live region. It shows the same words on screen. */
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
