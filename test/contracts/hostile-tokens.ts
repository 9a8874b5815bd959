import { createHmac, createPrivateKey, createPublicKey, createSign, generateKeyPairSync } from 'node:crypto';
import type { JWK } from 'jose';

/** What a forger has: a token's claims, and (which none ought to have) the realm's own key. */
export interface Forge {
  readonly key: JWK;
  readonly claims: Record<string, unknown>;
}

type Header = Record<string, unknown>;

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token as asked, however wrong, signed with RSA and the given hash. */
export function forged({ key, claims }: Forge, change: Header = {}, header: Header = {}, hash = 'RSA-SHA256'): string {
  const head = { alg: 'RS256', typ: 'JWT', kid: key.kid, ...header };
  const signed = `${encode(head)}.${encode({ ...claims, ...change })}`;
  const signature = createSign(hash)
    .update(signed)
    .sign(createPrivateKey({ key: key, format: 'jwk' }));
  return `${signed}.${signature.toString('base64url')}`;
}

const stranger = (kid: string | undefined): JWK => ({
  ...(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) as JWK),
  kid,
});

const publicPart = ({ kty, n, e, kid }: JWK): JWK => ({ kty, n, e, kid });

function signedWithPublicKey({ key, claims }: Forge): string {
  const signed = `${encode({ alg: 'HS256', typ: 'JWT', kid: key.kid })}.${encode(claims)}`;
  const secret = createPublicKey({ key: publicPart(key), format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const without = (token: string, part: number, instead: string) =>
  token
    .split('.')
    .map((text, index) => (index === part ? instead : text))
    .join('.');

const seconds = () => Math.floor(new Date().getTime() / 1000);
/** Beyond the 30 s that two clocks may differ. */
const BEYOND_SKEW = 40;

/** Tokens that a service must be refused with, each made when it is used. */
export const HOSTILE_TOKENS: readonly [what: string, make: (forge: Forge) => string][] = [
  ['without exp', (forge) => forged(forge, { exp: undefined })],
  ['expired', (forge) => forged(forge, { exp: seconds() - BEYOND_SKEW })],
  ['with an exp that is text', (forge) => forged(forge, { exp: 'mai' })],
  ['not yet valid', (forge) => forged(forge, { nbf: seconds() + BEYOND_SKEW })],
  ['issued in the future', (forge) => forged(forge, { iat: seconds() + BEYOND_SKEW })],
  ['without iat', (forge) => forged(forge, { iat: undefined })],
  ['of another issuer', (forge) => forged(forge, { iss: 'https://sso.example/realms/cong-tinh' })],
  ['of an issuer that begins like ours', (forge) => forged(forge, { iss: `${String(forge.claims['iss'])}.example` })],
  ['for another audience', (forge) => forged(forge, { aud: 'account' })],
  ['without an audience', (forge) => forged(forge, { aud: undefined })],
  ['without a subject', (forge) => forged(forge, { sub: undefined })],
  ['of the kind of an ID token', (forge) => forged(forge, { typ: 'ID' })],
  ['of the kind of a refresh token', (forge) => forged(forge, { typ: 'Refresh' })],
  ['with a critical header', (forge) => forged(forge, {}, { crit: ['exp'] })],
  ['with an empty critical header', (forge) => forged(forge, {}, { crit: [] })],
  ['with an unencoded payload', (forge) => forged(forge, {}, { b64: false, crit: ['b64'] })],
  ['signed by another algorithm', (forge) => forged(forge, {}, { alg: 'RS512' }, 'RSA-SHA512')],
  ['that names one algorithm and uses another', (forge) => forged(forge, {}, { alg: 'PS256' })],
  ['signed with nothing', (forge) => without(forged(forge, {}, { alg: 'none' }), 2, '')],
  ['signed with nothing, and a signature', (forge) => forged(forge, {}, { alg: 'nOnE' })],
  ['signed with the public key as a secret', signedWithPublicKey],
  ['signed by a stranger under our key', (forge) => forged({ ...forge, key: stranger(forge.key.kid) })],
  ['signed by an unknown key', (forge) => forged({ ...forge, key: stranger('la') })],
  ['that brings its own key', (forge) => brought(forge, (key) => ({ jwk: publicPart(key) }))],
  ['that says where its key is', (forge) => brought(forge, () => ({ jku: 'http://127.0.0.1:9/keys', kid: 'la' }))],
  ['that names no key', (forge) => forged(forge, {}, { kid: undefined })],
  ['with a key name that is a path', (forge) => forged(forge, {}, { kid: '../../../../dev/null' })],
  ['whose claims were changed', (forge) => without(forged(forge), 1, encode({ ...forge.claims, sub: 'quan-tri' }))],
  ['without its signature', (forge) => without(forged(forge), 2, '')],
  ['of four parts', (forge) => `${forged(forge)}.AAAA`],
  ['of five parts', (forge) => `${forged(forge)}.AAAA.AAAA`],
  ['of two parts', (forge) => forged(forge).split('.').slice(0, 2).join('.')],
  ['whose header is no JSON', (forge) => without(forged(forge), 0, 'AAAA')],
  ['whose header is a list', (forge) => without(forged(forge), 0, encode(['RS256']))],
  ['that is huge', (forge) => forged(forge, { them: 'a'.repeat(9_000) })],
];

function brought(forge: Forge, header: (key: JWK) => Header): string {
  const key = stranger(forge.key.kid);
  return forged({ ...forge, key }, {}, header(key));
}
