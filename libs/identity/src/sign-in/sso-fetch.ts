/** How the sign-in service is asked. */
export const SSO_FETCH = Symbol('SSO_FETCH');
