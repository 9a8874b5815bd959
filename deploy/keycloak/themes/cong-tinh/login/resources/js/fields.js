/* global addEventListener, document */
// Keycloak's templates leave some fields without the label that stands above them, and give a button a tab order of its own.
addEventListener('DOMContentLoaded', () => {
  for (const field of document.querySelectorAll('input:not([type="hidden"], [aria-label])')) {
    const text = field.closest('.pf-v5-c-form__group')?.querySelector('.pf-v5-c-form__label-text')?.textContent.trim();
    if (text && field.labels.length === 0) field.setAttribute('aria-label', text);
  }
  for (const element of document.querySelectorAll('[tabindex]:not([tabindex="-1"])')) element.removeAttribute('tabindex');
});
