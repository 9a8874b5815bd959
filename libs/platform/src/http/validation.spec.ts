import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InvalidError } from '@cong-tinh/kernel';
import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import * as rules from 'class-validator';
import { projectRoot } from '../config/project-root.js';
import { RULE_SENTENCES } from './rule-sentences.js';
import { validation } from './validation.js';

class Seat {
  @rules.IsIn(['Trưởng ban', 'Phó Trưởng ban'])
  kind!: string;
}

class Board {
  @rules.IsString()
  @rules.Length(2, 10)
  name!: string;

  @rules.IsOptional()
  @rules.Matches(/^\d+$/, { message: 'phải là số quyết định' })
  decision?: string;

  @rules.IsOptional()
  @rules.ValidateNested({ each: true })
  @Type(() => Seat)
  seats?: Seat[];

  @rules.IsOptional()
  @rules.IsUUID(undefined, { each: true })
  sites?: string[];
}

const refusal = async (value: unknown): Promise<InvalidError> =>
  validation()
    .transform(value, { type: 'body', metatype: Board })
    .then(
      () => {
        throw new Error('it was taken');
      },
      (error: unknown) => error as InvalidError,
    );
const faultsOf = async (value: unknown) => (await refusal(value)).details!.faults as { field: string; message: string }[];

describe('validation', () => {
  it('answers the object that was described, of its class', async () => {
    const board = (await validation().transform({ name: 'Ban' }, { type: 'body', metatype: Board })) as unknown;
    expect(board).toBeInstanceOf(Board);
    expect(board).toEqual({ name: 'Ban' });
  });

  it('names every field at fault in Vietnamese, with the first as the field', async () => {
    const error = await refusal({ name: 'B', decision: 'x', role: 'admin' });
    expect(error).toMatchObject({ status: 422, code: 'invalid_input', field: 'role' });
    expect(error.message).toBe(
      'Dữ liệu chưa hợp lệ: role không được gửi kèm; name có độ dài không phù hợp; decision phải là số quyết định.',
    );
  });

  it('follows what is nested', async () => {
    expect(await faultsOf({ name: 'Ban', seats: [{ kind: 'Trưởng ban' }, { kind: 'x', more: 1 }] })).toEqual([
      { field: 'seats.1.more', message: 'không được gửi kèm' },
      { field: 'seats.1.kind', message: 'không nằm trong các giá trị cho phép' },
    ]);
    expect(await faultsOf({ name: 'Ban', seats: 'x' })).toEqual([{ field: 'seats', message: 'không đúng cấu trúc' }]);
    expect(await faultsOf({ name: 'Ban', sites: ['x'] })).toEqual([{ field: 'sites', message: 'không phải mã hợp lệ' }]);
  });

  it('keeps short what strangers name', async () => {
    const stranger = Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`trường ${i} ${'ế'.repeat(500)}`, 1]));
    const error = await refusal({ name: 'Ban', ...stranger });
    expect(error.details!.faults).toHaveLength(20);
    expect(error.message.length).toBeLessThan(3_000);
    expect(error.message).not.toContain('should not exist');
  });

  it.each([null, undefined, 7, 'x', [], [{ name: 'Ban' }]])('refuses %j where an object is described', async (value) => {
    expect((await refusal(value)).status).toBe(422);
  });

  it('has a sentence for every rule that a DTO of ours uses', () => {
    const used = decoratorsInUse();
    expect(used.size).toBeGreaterThan(10);
    const silent = [...used].filter((name) => !RULE_SENTENCES[constraintOf(name)]);
    expect(silent).toEqual([]);
  });
});

/** Decorators of class-validator that stand in our sources and check something. */
function decoratorsInUse(): Set<string> {
  const libs = join(projectRoot(), 'libs');
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ts$/.test(file) && !/\.spec\.ts$/.test(file));
  const used = files.flatMap((file) => {
    const text = readFileSync(join(libs, file), 'utf8');
    return text.includes(`from 'class-validator'`) ? [...text.matchAll(/@([A-Z]\w+)\(/g)].map(([, name]) => name!) : [];
  });
  const checksNothing = ['IsOptional', 'ValidateIf', 'ValidateNested', 'Allow'];
  return new Set(used.filter((name) => name in rules && !checksNothing.includes(name)));
}

/** The name under which class-validator reports a decorator. */
function constraintOf(decorator: string): string {
  class Probe {}
  const make = (rules as unknown as Record<string, (...values: unknown[]) => PropertyDecorator>)[decorator]!;
  make(1, 1)(Probe.prototype, 'value');
  const [metadata] = rules.getMetadataStorage().getTargetValidationMetadatas(Probe, '', false, false);
  return metadata?.name ?? decorator;
}
