/** The colours of the console's sign-in screen (ink violet), light and dark. */
export const SIGN_IN_STYLE = `
:root { color-scheme: light dark; --bg: #f4f3f6; --text: #211a29; --soft: #544c5e; --line: #8a8296; --box: #fff; --ink: #5a2a7d; --on-ink: #fff; --err: #b1241c; --err-bg: #fcebe9; --focus: #b4690e; --rail: #2c1540; --rail-text: #d9c9e8; }
@media (prefers-color-scheme: dark) { :root { --bg: #16121b; --text: #efebf3; --soft: #c5bccf; --line: #8f8599; --box: #1f1a26; --ink: #c7a5ea; --on-ink: #1d0f2c; --err: #ff9d92; --err-bg: #3f1b18; --focus: #f2b457; --rail: #100c15; --rail-text: #b9adc6; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; grid-template-rows: auto 1fr; background: var(--bg); color: var(--text); font: 16px/1.55 'IBM Plex Sans', 'Segoe UI', Roboto, sans-serif; }
.river { position: relative; overflow: hidden; background: var(--rail); color: #fff; padding: 4.5rem 1.5rem 1.5rem; }
.river svg { position: absolute; inset: 0 0 auto; width: 100%; height: 4rem; color: #a98bcb; }
.river p { position: relative; margin: 0; }
.product { font-size: 1.75rem; font-weight: 600; line-height: 1.25; }
.motto { color: var(--rail-text); max-width: 34ch; }
main { width: min(27rem, 100%); padding: 2rem 1.5rem; margin: 0 auto; align-self: start; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
p { margin: 0 0 1rem; }
.hint { color: var(--soft); font-size: .9rem; }
label { display: block; font-weight: 600; margin: 1rem 0 .25rem; }
input { width: 100%; min-height: 44px; padding: .5rem .75rem; font: inherit; color: inherit; background: var(--box); border: 1px solid var(--line); border-radius: 4px; }
#otp { letter-spacing: .3em; font-variant-numeric: tabular-nums; }
button { width: 100%; min-height: 44px; margin-top: 1.25rem; font: inherit; font-weight: 600; color: var(--on-ink); background: var(--ink); border: 1px solid var(--ink); border-radius: 6px; cursor: pointer; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.error { border-left: 4px solid var(--err); background: var(--err-bg); padding: .75rem 1rem; }
summary { min-height: 24px; cursor: pointer; margin-top: 1.5rem; }
dl { margin: .5rem 0 0; font-size: .9rem; }
dt { font-weight: 600; overflow-wrap: anywhere; }
dd { margin: 0 0 .5rem; color: var(--soft); }
a { color: var(--ink); }
@media (min-width: 60rem) { body { grid-template: 1fr / 58fr 42fr; } .river { padding: 3.5rem; display: flex; flex-direction: column; justify-content: flex-end; } .river svg { height: 66%; } .product { font-size: 3rem; } main { align-self: center; } }
`;
