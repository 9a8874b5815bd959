export { type Cluster, type ClusterOptions, endAbandonedCluster, startCluster } from './cluster.js';
export { ClusterStartError } from './postgres.errors.js';
