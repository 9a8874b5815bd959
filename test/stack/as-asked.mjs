import Sequencer from '@jest/test-sequencer';

/** Starts files in the order in which they were asked for: who waits longest begins first. */
export default class AsAsked extends Sequencer {
  constructor(options) {
    super(options);
    this.asked = options.globalConfig.testPathPatterns.patterns;
  }

  sort(tests) {
    const place = ({ path }) => this.asked.findIndex((asked) => path.endsWith(asked));
    return [...tests].sort((one, other) => place(one) - place(other));
  }
}
