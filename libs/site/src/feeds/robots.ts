/** What crawlers may read; a demonstration is not for search engines. */
export function robots(origin: string, demonstration: boolean): string {
  return demonstration ? 'User-agent: *\nDisallow: /\n' : `User-agent: *\nAllow: /\n\nSitemap: ${origin}/sitemap.xml\n`;
}
