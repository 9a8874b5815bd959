/** Puts keyboard and screen reader at the head of the screen. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}
