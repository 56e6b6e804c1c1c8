import { announcement, notice } from '../platform/announce.ts';

/** The page's only live region. It shows the same words on screen. */
export function Announcer() {
  const { text, turn } = announcement.value;
  return (
    <>
      <div class="unseen" role="status">
        {/* Screen readers skip a text that equals the one before, so every second text ends with a space. */}
        <span key={turn}>{text && turn % 2 === 0 ? `${text}\u00a0` : text}</span>
      </div>
      {notice.value && (
        <p class="notice" aria-hidden="true">
          {notice.value}
        </p>
      )}
    </>
  );
}
