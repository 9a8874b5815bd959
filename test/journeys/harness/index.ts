export * from './desk.js';
export { barriers, BOTH_SCHEMES, type ColourScheme, look, sidewaysScroll } from './look.js';
export { stage } from './stage.js';
export { confirmSecondFactor, type Credentials, DESK, leave, newVisitor, origin, PHONE, secondFactor, signIn } from './visitor.js';
