/** What the DNS says of a host. */
export interface HostAddresses {
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
}

export const ADDRESS_OUTCOMES = ['both', 'no_ipv6', 'no_ipv4', 'no_address', 'unanswered'] as const;
export type AddressOutcome = (typeof ADDRESS_OUTCOMES)[number];

export const ADDRESS_OUTCOME_LABELS: Readonly<Record<AddressOutcome, string>> = {
  both: 'Có bản ghi IPv4 và IPv6',
  no_ipv6: 'Chưa có bản ghi IPv6 (AAAA)',
  no_ipv4: 'Chỉ có bản ghi IPv6',
  no_address: 'Chưa có bản ghi địa chỉ nào',
  unanswered: 'Máy chủ tên miền không trả lời',
};

/** Outcomes in which a host cannot be reached over IPv6, as far as the DNS told. Basis: LA-3.1 */
export const LACKING_IPV6: readonly AddressOutcome[] = ['no_ipv6', 'no_address'];

export function outcomeOf({ ipv4, ipv6 }: HostAddresses): Exclude<AddressOutcome, 'unanswered'> {
  if (ipv6.length > 0) return ipv4.length > 0 ? 'both' : 'no_ipv4';
  return ipv4.length > 0 ? 'no_ipv6' : 'no_address';
}
