import { InvalidError } from '../errors/index.js';

declare const dongBrand: unique symbol;

/** Vietnamese đồng: a safe integer, negative in a reversing line. */
export type Dong = number & { readonly [dongBrand]: true };

/** @throws InvalidError `invalid_amount` for fractions and for what a safe integer cannot hold */
export function dong(amount: number): Dong {
  if (!Number.isSafeInteger(amount)) {
    throw new InvalidError('invalid_amount', 'Số tiền phải là số nguyên đồng và nằm trong phạm vi tính được.', { details: { amount } });
  }
  return (amount === 0 ? 0 : amount) as Dong;
}

/** 1234567 → '1.234.567 đ' (with a no-break space). */
export function formatDong(amount: Dong): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${amount < 0 ? '-' : ''}${digits}\u00A0đ`;
}

const WRITTEN = /^([-−])?(\d+|\d{1,3}(?:[.\s]\d{3})+)\s*(?:đ|₫|đồng|vnd|vnđ)?$/iu;

/** Reads '1.234.567 đ', '1234567', '1 234 567 đồng'. @throws InvalidError `invalid_amount`; a comma is refused, for it may be a fraction */
export function parseDong(text: string): Dong {
  const match = WRITTEN.exec(text.normalize('NFC').trim());
  if (!match) {
    throw new InvalidError('invalid_amount', `Không đọc được số tiền "${text}"; hãy viết số nguyên đồng, ví dụ 1.234.567 đ.`);
  }
  const amount = Number(match[2]!.replace(/[.\s]/g, ''));
  return dong(match[1] ? -amount : amount);
}

/** The one rounding rule: half up by size, so that a reversal is exactly the negative of what it reverses. */
function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** Part of an amount in ten-thousandths (10 % = 1000), rounded half up. */
export function percentOf(total: Dong, per10000: number): Dong {
  if (!Number.isSafeInteger(per10000))
    throw new InvalidError('invalid_rate', 'Tỷ lệ phải là số nguyên phần vạn.', { details: { per10000 } });
  return dong(Number(divideHalfUp(BigInt(total) * BigInt(per10000), 10_000n)));
}

/**
 * Divides an amount by integer weights; the parts sum to it exactly (largest remainder, earlier parts first).
 * @throws InvalidError `invalid_weights`
 */
export function share(total: Dong, weights: readonly number[]): Dong[] {
  const sum = weights.reduce((all, weight) => all + BigInt(Number.isSafeInteger(weight) && weight >= 0 ? weight : -1), 0n);
  if (sum <= 0n || weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new InvalidError('invalid_weights', 'Các phần chia phải là số nguyên không âm và có ít nhất một phần lớn hơn không.');
  }
  const sign = total < 0 ? -1 : 1;
  const size = BigInt(Math.abs(total));
  const parts = weights.map((weight, index) => {
    const product = size * BigInt(weight);
    return { index, whole: product / sum, rest: product % sum };
  });
  let left = Number(size - parts.reduce((all, part) => all + part.whole, 0n));
  const raised = new Set<number>();
  for (const part of [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left === 0) break;
    raised.add(part.index);
    left -= 1;
  }
  return parts.map((part) => dong(sign * (Number(part.whole) + (raised.has(part.index) ? 1 : 0))));
}
