import { buildProduct } from '../build.mjs';

/** `npm run build`: the applications and the console, when their sources changed. */
export default buildProduct;
