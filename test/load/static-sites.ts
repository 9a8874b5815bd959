type Head = readonly (readonly [string, string])[];

interface StaticSite {
  /** Name of the configuration file that the text is added to. */
  readonly file: string;
  readonly text: string;
}

export const STATIC_HOST = 'tinh.longan.localhost';

/** What each front server says by itself of a file. */
const OWN = new Set(['etag', 'content-type', 'content-encoding', 'strict-transport-security']);
const rest = (head: Head) => head.filter(([name]) => !OWN.has(name.toLowerCase()));

/** How each front server is told to answer a host with the file `page` of a folder, compressed as it lies there. */
export const STATIC_SITES: Readonly<Record<string, (port: number, folder: string, head: Head) => StaticSite>> = {
  caddy: (_port, folder, head) => ({
    file: 'Caddyfile',
    text: `
https://${STATIC_HOST} {
	tls {
		issuer internal
	}
	root * ${folder}
	rewrite * /page
	header {
		Content-Type "text/html; charset=utf-8"
		Content-Encoding br
		Strict-Transport-Security max-age=31536000
		-Server
${rest(head)
  .map(([name, value]) => `\t\t${name} \`${value}\`\n`)
  .join('')}	}
	file_server
}
`,
  }),
  nginx: (port, folder, head) => ({
    file: 'cong-tinh.conf',
    text: `
server {
	listen 127.0.0.1:${port} ssl http2;
	server_name ${STATIC_HOST};
	root ${folder};
	types {
	}
	default_type "text/html; charset=utf-8";
	add_header Content-Encoding br;
	add_header Strict-Transport-Security max-age=31536000 always;
${rest(head)
  .map(([name, value]) => `\tadd_header ${name} "${value}";\n`)
  .join('')}	location / {
		try_files /page =404;
	}
}
`,
  }),
};
