/** Tells the person at the keyboard what is being done, a line for each part. */
export interface Progress {
  step<T>(label: string, work: () => Promise<T>): Promise<T>;
  /** A line of its own, a warning or a hint. */
  note(text: string): void;
}

export function terminalProgress(write: (text: string) => void = (text) => void process.stdout.write(text)): Progress {
  return {
    async step(label, work) {
      const since = performance.now();
      write(`  ${label}… `);
      try {
        const result = await work();
        write(`${((performance.now() - since) / 1000).toFixed(1).replace('.', ',')} giây\n`);
        return result;
      } catch (error) {
        write('không được\n');
        throw error;
      }
    },
    note: (text) => write(`  ${text}\n`),
  };
}
