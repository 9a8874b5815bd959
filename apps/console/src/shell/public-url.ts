/**
 * Where citizens read a host. On a developer's machine the province's zone is replaced by a local one and a port;
 * the console's own host tells which: `quantri.longan.localhost:8080` serves `….longan.gov.vn` as `….longan.localhost:8080`.
 */
export function publicUrl(host: string, path = '/'): string {
  const zone = location.hostname.replace(/^quantri\./, '');
  const label = zone.split('.')[0] ?? '';
  const inZone = new RegExp(`(^|\\.)${label}\\.[a-z.]+$`);
  if (!label || !inZone.test(host)) return `https://${host}${path}`;
  const port = location.port ? `:${location.port}` : '';
  return `${location.protocol}//${host.replace(inZone, `$1${zone}`)}${port}${path}`;
}
