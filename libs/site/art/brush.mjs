/** Flat shapes of the river country, drawn by numbers. Each colour is a class, so that one rule gives the dark variant. */

const LIGHT = {
  s: 'fill:#e4f0ee',
  d: 'fill:#f6d7de',
  f: 'fill:#b9d5c9',
  g: 'fill:#6da483',
  h: 'fill:#1d683b',
  w: 'fill:#8fc0c6',
  v: 'fill:#0a5866',
  k: 'fill:#143028',
  b: 'fill:#fff',
  y: 'fill:#e9c56f',
  p: 'fill:#d9668d',
  q: 'fill:#a8164c',
  m: 'fill:#c8a98a',
  n: 'fill:#a98763',
  l: 'fill:none;stroke:#143028;stroke-width:5;stroke-linecap:round',
  lw: 'fill:none;stroke:#fff;stroke-width:3;stroke-linecap:round;opacity:.75',
  lg: 'fill:none;stroke:#1d683b;stroke-width:4;stroke-linecap:round',
  ly: 'fill:none;stroke:#e9c56f;stroke-width:4;stroke-linecap:round',
};

const DARK = {
  s: 'fill:#18302f',
  d: 'fill:#5a2c3d',
  f: 'fill:#24463c',
  g: 'fill:#3c7455',
  h: 'fill:#1d5334',
  w: 'fill:#2c666f',
  v: 'fill:#0b424c',
  k: 'fill:#06110e',
  b: 'fill:#dfe9e4',
  y: 'fill:#b8963f',
  p: 'fill:#b34a6e',
  q: 'fill:#7c123a',
  m: 'fill:#4a3f33',
  n: 'fill:#362d24',
  l: 'stroke:#06110e',
  lw: 'stroke:#a9d3d8;opacity:.4',
  lg: 'stroke:#4f8f69',
  ly: 'stroke:#b8963f',
};

/** On a page's own dark paper (no sky behind) the darkest strokes would vanish. */
const ON_PAPER = { k: 'fill:#4a6b62', l: 'stroke:#5d8076', v: 'fill:#2f7f8d', q: 'fill:#b8336a', p: 'fill:#e48fb0', h: 'fill:#2f7a4d' };
/** And on white paper white walls would. */
const ON_WHITE = { b: 'fill:#dde9e3' };

const rules = (palette, used) =>
  Object.entries(palette)
    .filter(([name]) => used.has(name))
    .map(([name, style]) => `.${name}{${style}}`)
    .join('');

/** A drawing of the given size; `onPaper` when the page shows through behind it. */
export function drawing(width, height, body, { onPaper = false } = {}) {
  const used = new Set([...body.matchAll(/class="([a-z]+)"/g)].map((match) => match[1]));
  const dark = onPaper ? { ...DARK, ...ON_PAPER } : DARK;
  const light = onPaper ? { ...LIGHT, ...ON_WHITE } : LIGHT;
  const style = `<style>${rules(light, used)}@media (prefers-color-scheme:dark){${rules(dark, used)}}</style>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${style}${body}</svg>\n`;
}

let seed = 7;
/** Repeatable chance: the same drawing at every run. */
export const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
export const reseed = (value) => {
  seed = value;
};

/** A path in whole, relative numbers: a third of the bytes of absolute decimals. */
export class Pen {
  text = '';
  x = 0;
  y = 0;

  #step(letter, ...points) {
    const steps = [];
    let at = [this.x, this.y];
    for (const [px, py] of points) {
      at = [Math.round(px), Math.round(py)];
      steps.push(at[0] - this.x, at[1] - this.y);
    }
    [this.x, this.y] = at;
    this.text += letter + steps.join(' ').replace(/ -/g, '-');
    return this;
  }
  move(x, y) {
    return this.#step('m', [x, y]);
  }
  line(x, y) {
    return this.#step('l', [x, y]);
  }
  curve(cx, cy, x, y) {
    return this.#step('q', [cx, cy], [x, y]);
  }
  path(className) {
    return `<path class="${className}" d="${this.text.replace(/^m/, 'M')}"/>`;
  }
}

/** A leaf of the nipa palm: a bent spine with leaflets on both sides. */
function frond(x, y, length, lean, colour) {
  const leaves = new Pen();
  const spine = new Pen().move(x, y);
  const joints = 14;
  const bend = (lean > 0 ? 1 : -1) * 0.55;
  let [px, py, angle] = [x, y, -Math.PI / 2 + lean * 0.6];
  for (let i = 1; i <= joints; i++) {
    angle += (bend / joints) * 1.6;
    px += (Math.cos(angle) * length) / joints;
    py += (Math.sin(angle) * length) / joints;
    spine.line(px, py);
    if (i < 3) continue;
    const reach = length * 0.25 * Math.sin((Math.PI * (i + 2)) / (joints + 4));
    for (const side of [-1, 1]) {
      const direction = angle + side * 0.75;
      const [tipX, tipY] = [px + Math.cos(direction) * reach, py + Math.sin(direction) * reach];
      const [midX, midY] = [(px + tipX) / 2, (py + tipY) / 2];
      const [wx, wy] = [Math.cos(direction + Math.PI / 2) * reach * 0.1, Math.sin(direction + Math.PI / 2) * reach * 0.1];
      leaves
        .move(px, py)
        .curve(midX + wx, midY + wy, tipX, tipY)
        .curve(midX - wx, midY - wy, px, py);
    }
  }
  return leaves.path(colour) + spine.path('lg');
}

export const nipa = (x, y, height) =>
  [
    [-1, 0.8],
    [-0.55, 1],
    [-0.15, 1.1],
    [0.2, 1.12],
    [0.6, 1],
    [1, 0.78],
  ]
    .map(([lean, scale], i) => frond(x + lean * 10, y, height * scale, lean, i % 2 ? 'h' : 'g'))
    .join('');

export function palm(x, y, height, colour = 'h') {
  const trunk = new Pen()
    .move(x - 4, y)
    .curve(x + 6, y - height * 0.5, x + height * 0.08 - 3, y - height)
    .line(x + height * 0.08 + 3, y - height)
    .curve(x + 14, y - height * 0.5, x + 5, y);
  const [topX, topY] = [x + height * 0.08, y - height];
  const crown = new Pen();
  for (const degrees of [-195, -170, -145, -115, -70, -38, -10, 15]) {
    const angle = (degrees * Math.PI) / 180;
    const reach = height * 0.34;
    const [tipX, tipY] = [topX + Math.cos(angle) * reach, topY + Math.sin(angle) * reach * 0.7 + reach * 0.28];
    crown
      .move(topX, topY)
      .curve(topX + Math.cos(angle) * reach * 0.5, topY + Math.sin(angle) * reach * 0.9 - 6, tipX, tipY)
      .curve(topX + Math.cos(angle) * reach * 0.45, topY + Math.sin(angle) * reach * 0.55 + 8, topX, topY);
  }
  return trunk.path('k') + crown.path(colour);
}

export function bank(y, height, colour) {
  const pen = new Pen().move(0, y);
  for (let x = 0; x <= 1200; x += 30) pen.curve(x + 15, y - height * (0.4 + chance() * 0.9), x + 30, y - chance() * height * 0.25);
  return `<path class="${colour}" d="${pen.text.replace(/^m/, 'M')}V${y + height}H0z"/>`;
}

export function ripples(from, to, count) {
  let text = '';
  for (let i = 0; i < count; i++) {
    const y = from + (to - from) * chance();
    const x = chance() * 1150;
    const length = 20 + chance() * 110 * (0.4 + (y - from) / (to - from));
    text += `M${Math.round(x)} ${Math.round(y)}h${Math.round(length)}`;
  }
  return `<path class="lw" d="${text}"/>`;
}

const HULL =
  '<path class="k" d="M-120-10Q-60 18 0 18T120-14Q100 34 60 36H-66Q-100 32-120-10z"/>' +
  '<path class="q" d="M-118-9Q-60 19 0 19T119-13l-4 8Q60 27 0 27T-114-1z"/>';
const LOAD = '<path class="y" d="M-58 14Q-56-26-10-28T44 12z"/>';
const ROWER =
  '<path class="l" d="M72 12V-38"/><path class="b" d="M60 14q2-34 12-36t12 34z"/><circle class="k" cx="72" cy="-44" r="9"/>' +
  '<path class="y" d="M50-44Q72-74 94-44z"/><path class="l" d="M84-16L128 40"/>';

export const sampan = (x, y, scale = 1, { rower = true, load = true, tilt = 0 } = {}) =>
  `<g transform="translate(${x} ${y}) scale(${scale})${tilt ? ` rotate(${tilt})` : ''}">${HULL}${load ? LOAD : ''}${rower ? ROWER : ''}</g>`;

export function paddies(from, to, centre, field, rows) {
  let text = '';
  for (let i = -26; i <= 26; i++) text += `M${centre + i * 14} ${from + 4}L${centre + i * 130} ${to}`;
  return `<path class="${field}" d="M0 ${from}H1200V${to}H0z"/><path class="${rows}" d="${text}"/>`;
}

export function tufts(from, to, step, y, height, more) {
  const pen = new Pen();
  for (let x = from; x < to; x += step) {
    const [at, tall] = [x + chance() * 20, height + chance() * more];
    for (const lean of [-0.7, -0.35, 0, 0.35, 0.7]) {
      pen.move(at, y).curve(at + lean * tall * 0.35, y - tall * 0.7, at + lean * tall, y - tall * (1 - Math.abs(lean) * 0.35));
    }
  }
  return pen.path('lg');
}

export function bridge(y, from, to, arch, piers) {
  const middle = (from + to) / 2;
  let text = `<path class="b" d="M${from} ${y}Q${middle} ${y - arch * 2} ${to} ${y}V${y + 14}Q${middle} ${y - arch * 2 + 16} ${from} ${y + 14}z"/>`;
  for (let i = 1; i < piers; i++) {
    const t = i / piers;
    const [x, top] = [Math.round(from + (to - from) * t), Math.round(y - arch * 4 * t * (1 - t) + 8)];
    text += `<path class="b" d="M${x - 7} ${top}h14v${y + 70 - top}h-14z"/>`;
  }
  return text;
}

const petal = (angle, length, width, colour) =>
  `<path class="${colour}" transform="rotate(${angle})" d="M0 0Q${-width} ${-length * 0.5} 0 ${-length}Q${width} ${-length * 0.5} 0 0"/>`;

export const lotus = (x, y, scale) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${[-72, 72].map((a) => petal(a, 120, 38, 'q')).join('')}${[-48, 48]
    .map((a) => petal(a, 140, 46, 'p'))
    .join(
      '',
    )}${[-24, 24].map((a) => petal(a, 155, 48, 'q')).join('')}${petal(0, 160, 52, 'p')}<path class="y" d="M-26-6q26-26 52 0z"/></g>`;

export const lilyPad = (x, y, radius, colour) =>
  `<path class="${colour}" d="M${x} ${y}L${x + radius} ${Math.round(y - radius * 0.06)}A${radius} ${Math.round(radius * 0.3)} 0 1 1 ${Math.round(
    x + radius * 0.86,
  )} ${Math.round(y - radius * 0.16)}z"/>`;

/** The white egret of the fields. */
export const egret = (x, y, scale = 1) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><path class="l" d="M-6 0V46M8 0V46"/><path class="b" d="M-44-4Q-20-34 16-26Q22-52 14-66Q10-84 26-84Q40-84 40-74L58-70 40-66Q34-58 36-40Q36-8 6 2Q-20 8-44-4z"/><path class="y" d="M40-76l24 6-24 4z"/><circle class="k" cx="31" cy="-75" r="3"/></g>`;
