import { describe, expect, it } from '@jest/globals';
import { definePermission, findPermission, listPermissions } from './permission.js';

describe('permissions', () => {
  it('are declared once, with what they mean and who holds them', () => {
    const permission = definePermission('river.dredge', { label: 'Nạo vét', seats: ['head'], basis: 'LA-9.4', stepUp: true });
    expect(permission).toEqual({
      name: 'river.dredge',
      label: 'Nạo vét',
      seats: ['head'],
      roles: [],
      basis: 'LA-9.4',
      stepUp: true,
      reads: false,
    });
    expect(findPermission('river.dredge')).toBe(permission);
    expect(Object.isFrozen(permission)).toBe(true);
    expect(() => definePermission('river.dredge', { label: 'Nạo vét' })).toThrow(/declared twice/);
  });

  it('read when their name says so, unless told otherwise', () => {
    expect(definePermission('river.read', { label: 'Xem sông' }).reads).toBe(true);
    expect(definePermission('river.list', { label: 'Danh sách sông', reads: false }).reads).toBe(false);
  });

  it.each(['river', 'river.', '.dredge', 'river.dredge.now', 'river dredge', 'sông.nạo'])('are not called %j', (name) => {
    expect(() => definePermission(name, { label: 'x' })).toThrow(/subject\.verb/);
  });

  it('stand in the order of their names', () => {
    const names = listPermissions().map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
    expect(findPermission('toString')).toBeUndefined();
  });
});
