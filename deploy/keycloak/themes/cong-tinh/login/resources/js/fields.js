/* global addEventListener, document */
// Keycloak's templates leave a field nameless under its label, and do not say which error belongs to which field.
addEventListener('DOMContentLoaded', () => {
  for (const item of document.querySelectorAll('.item')) {
    const field = item.querySelector('input:not([type="hidden"])');
    if (!field) continue;
    const name = item.querySelector('label')?.textContent.trim();
    if (name && field.labels.length === 0) field.setAttribute('aria-label', name);
    const error = item.querySelector('.error');
    if (!error) continue;
    error.id ||= `error-of-${field.id}`;
    field.setAttribute('aria-describedby', error.id);
  }
});
