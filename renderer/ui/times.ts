/** Times as people read them; `at` and `now` in milliseconds since 1970. */
const two = (number: number) => String(number).padStart(2, '0');

/** 14:02 */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayMs = 24 * 60 * 60 * 1000;

/** "today 14:02", "yesterday", "16 Nov", "16 Nov 2025" */
export function dayAndTime(at: number, now: number): string {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return `today ${clockTime(at)}`;
  if (date.toDateString() === new Date(now - dayMs).toDateString()) return 'yesterday';
  const day = `${date.getDate()} ${months[date.getMonth()] ?? ''}`;
  return date.getFullYear() === today.getFullYear() ? day : `${day} ${date.getFullYear()}`;
}
