/** PostgreSQL could not be started for a reason that the person at the keyboard can mend: the message is one sentence. */
export class ClusterStartError extends Error {
  override readonly name = 'ClusterStartError';
}
