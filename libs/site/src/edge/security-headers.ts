/** Content policy of public pages: own styles, pictures and fonts as files, pictures of the file host, nothing inline, no script. */
export function publicPolicy(fileOrigin: string): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    `img-src 'self' ${fileOrigin}`,
    "font-src 'self'",
    `media-src ${fileOrigin}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const YEAR = 31_536_000;

/** Headers of every answer of a public host, names and values in turn. */
export function securityHeaders(options: { fileOrigin: string; https: boolean }): readonly string[] {
  return [
    'content-security-policy',
    publicPolicy(options.fileOrigin),
    'x-content-type-options',
    'nosniff',
    'x-frame-options',
    'DENY',
    'referrer-policy',
    'strict-origin-when-cross-origin',
    'permissions-policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy',
    'same-origin',
    'cross-origin-resource-policy',
    'same-origin',
    ...(options.https ? ['strict-transport-security', `max-age=${YEAR}`] : []),
  ];
}
