/** School-ink violet ("mực tím"): never collides with red (overdue), amber (warning) or green (passed). */
export const INK = {
  light: {
    primary: '#5a2a7d',
    primaryHover: '#6f3b96',
    primaryActive: '#431d60',
    primaryBg: '#f3ecf8',
    primaryBgHover: '#e9dcf3',
    primaryBorder: '#cdb4e0',
    onPrimary: '#ffffff',
    layout: '#f4f3f6',
    box: '#ffffff',
    raised: '#ffffff',
    fill: '#ebe9ef',
    line: '#d8d5dd',
    lineSoft: '#e7e4eb',
    control: '#8a8296',
    text: '#211a29',
    text2: '#544c5e',
    text3: '#675f72',
    ok: '#1b6a45',
    okBg: '#e8f4ed',
    warn: '#855300',
    warnBg: '#fbf1dc',
    err: '#b1241c',
    errBg: '#fcebe9',
    info: '#2b5b86',
    infoBg: '#e8f0f7',
    rail: '#2c1540',
    railText: '#d9c9e8',
    railOn: '#ffffff',
    railBg: '#4a2769',
    focus: '#b4690e',
  },
  dark: {
    primary: '#c7a5ea',
    primaryHover: '#d6bcf1',
    primaryActive: '#b48ddd',
    primaryBg: '#33244a',
    primaryBgHover: '#3f2d5b',
    primaryBorder: '#6a4d8f',
    onPrimary: '#1d0f2c',
    layout: '#16121b',
    box: '#1f1a26',
    raised: '#282231',
    fill: '#302938',
    line: '#453c51',
    lineSoft: '#332b3d',
    control: '#8f8599',
    text: '#efebf3',
    text2: '#c5bccf',
    text3: '#aaa0b6',
    ok: '#7fd0a3',
    okBg: '#17301f',
    warn: '#eab765',
    warnBg: '#362a12',
    err: '#ff9d92',
    errBg: '#3f1b18',
    info: '#96c1e8',
    infoBg: '#182c3e',
    rail: '#100c15',
    railText: '#b9adc6',
    railOn: '#ffffff',
    railBg: '#382750',
    focus: '#f2b457',
  },
} as const;

export type Mode = keyof typeof INK;

const kebab = (name: string) => name.replace(/[A-Z0-9]/g, (c) => `-${c.toLowerCase()}`);

/** Writes the palette as custom properties, `primaryBg` as `--primary-bg`. */
export function paint(mode: Mode): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(INK[mode])) root.style.setProperty(`--${kebab(name)}`, value);
  root.dataset['mode'] = mode;
  root.style.colorScheme = mode;
}

const KEY = 'nen';

export const darkMachine = matchMedia('(prefers-color-scheme: dark)');

const chosenMode = (): Mode | null => {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : null;
};

/** Nobody chose here: light or dark is what the machine is. */
export const followsMachine = (): boolean => chosenMode() === null;

export const storedMode = (): Mode => chosenMode() ?? (darkMachine.matches ? 'dark' : 'light');

export function storeMode(mode: Mode): void {
  localStorage.setItem(KEY, mode);
}
