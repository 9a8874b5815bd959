import { describe, expect, it } from '@jest/globals';
import { defineStates } from './define-states.js';

const lamp = defineStates({
  subject: 'Bóng đèn',
  initial: 'off',
  states: {
    off: { label: 'Tắt', on: { press: 'on' } },
    on: { label: 'Sáng', on: { press: 'off', smash: 'broken' } },
    broken: { label: 'Hỏng', on: {} },
  },
});

describe('a state machine', () => {
  it('moves as it is told and no other way', () => {
    expect(lamp.next(lamp.initial, 'press')).toBe('on');
    expect(lamp.next('on', 'smash')).toBe('broken');
    expect(lamp.can('off', 'smash')).toBe(false);
    expect(lamp.events('broken')).toEqual([]);
    expect(lamp.states).toEqual(['off', 'on', 'broken']);
  });

  it('refuses in Vietnamese, with what would be allowed', () => {
    expect(() => lamp.next('broken', 'press')).toThrow(
      expect.objectContaining({
        code: 'wrong_state',
        status: 409,
        message: 'Bóng đèn đang ở trạng thái “Hỏng” nên không thực hiện được thao tác này.',
        details: { state: 'broken', event: 'press', allowed: [] },
      }),
    );
  });

  it('knows its states', () => {
    expect([lamp.is('on'), lamp.is('toString'), lamp.is(null)]).toEqual([true, false, false]);
    expect(lamp.label('off')).toBe('Tắt');
  });

  it('cannot lead to a state it does not have', () => {
    const states = { off: { label: 'Tắt', on: { press: 'away' } } } as unknown as { off: { label: string; on: { press: 'off' } } };
    expect(() => defineStates({ subject: 'Bóng đèn', initial: 'off', states })).toThrow('unknown state away');
  });
});
