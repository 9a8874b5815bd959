import { describe, expect, it } from '@jest/globals';
import { isAbsolute } from 'node:path';
import { readArguments } from './arguments.js';

describe('options of the command line', () => {
  it('have defaults', () => {
    const options = readArguments([])!;
    expect([options.port, options.databasePort]).toEqual([8080, undefined]);
    expect(isAbsolute(options.dataFolder) && options.dataFolder.endsWith('.data')).toBe(true);
  });

  it('are read', () => {
    expect(readArguments(['--port', '9000', '--data', '/srv/portal', '--database-port=5433'])).toEqual({
      port: 9000,
      dataFolder: '/srv/portal',
      databasePort: 5433,
    });
    expect(readArguments(['--help'])).toBeNull();
  });

  it.each([[['--port', '0']], [['--port', 'tám']], [['--port', '65536']], [['--database-port', '1.5']]])('refuse %p as a port', (args) => {
    expect(() => readArguments(args)).toThrow('phải là một số cổng từ 1 đến 65535');
  });

  it('refuse what they do not know, and say where to look', () => {
    expect(() => readArguments(['--prot', '9000'])).toThrow('--help');
  });
});
