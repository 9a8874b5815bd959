import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cong-tinh/platform';
import type { JSX } from 'preact';
import { bareName } from './names.js';
import type { UnitTree } from './unit-tree.js';

/** A province drawn as its rivers, with its districts as landings. */
export interface RiverMap {
  /** Bare name of the province it is of. */
  readonly province: string;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly waters: readonly { kind: 'fine' | 'c' | 'w' | 'sea'; d: string }[];
  readonly names: readonly { x: number; y: number; text: string; end: boolean }[];
  /** `unit` is the bare name of a district. */
  readonly stops: readonly { unit: string; x: number; y: number; below: boolean; hub?: boolean }[];
  readonly regions: readonly { title: string; units: readonly string[] }[];
}

let maps: readonly RiverMap[] | undefined;

/** The river map of a province by the name of its unit; null where none was drawn. */
export function findRiverMap(provinceName: string): RiverMap | null {
  if (!maps) {
    const folder = join(projectRoot(), 'libs/site/assets/maps');
    maps = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as RiverMap);
  }
  return maps.find((map) => map.province === bareName(provinceName)) ?? null;
}

/** Stops are links to the branch of the tree below, which a browser opens by itself. */
export function RiverDrawing({ map, tree }: { map: RiverMap; tree: UnitTree }): JSX.Element {
  const branches = tree.regions.flatMap((region) => region.districts);
  return (
    <div class="river">
      <svg viewBox={`0 0 ${map.width} ${map.height}`} paint-order="stroke" role="group" aria-label={map.label}>
        {map.waters.map((water) => (
          <path key={water.d} class={water.kind} d={water.d} />
        ))}
        {map.names.map((name) => (
          <text key={name.text} class="rn" x={name.x} y={name.y} text-anchor={name.end ? 'end' : undefined}>
            {name.text}
          </text>
        ))}
        {map.stops.map((stop) => {
          const branch = branches.find((one) => bareName(one.site.name) === stop.unit);
          if (!branch) return null;
          const label = branch.site.name.replace(/^Huyện /u, '');
          const width = label.length * 9 + 16;
          return (
            <a key={stop.unit} href={`#${branch.anchor}`}>
              <rect class="hit" x={stop.x - width / 2} y={stop.below ? stop.y - 12 : stop.y - 42} width={width} height={56} rx={3} />
              <circle class={stop.hub ? 'hub' : undefined} cx={stop.x} cy={stop.y} r={stop.hub ? 11 : 8} />
              <text x={stop.x} y={stop.below ? stop.y + 34 : stop.y - 20} text-anchor="middle">
                {label}
              </text>
            </a>
          );
        })}
      </svg>
    </div>
  );
}
