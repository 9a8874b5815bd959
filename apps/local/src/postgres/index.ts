export { type Cluster, type ClusterOptions, startCluster } from './cluster.js';
export { ClusterStartError } from './postgres.errors.js';
