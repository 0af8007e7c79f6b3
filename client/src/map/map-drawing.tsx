import { geoMercator, geoPath } from 'd3-geo';
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef, useState } from 'react';
import { outlines } from 'world-atlas/countries-10m.json';
import type { ReplyOf } from '#server/http/endpoint.contract.ts';
import type { mapFound } from '#server/search/search.contract.ts';
import { useTranslation } from '../words/use-translation.ts';
import classes from './map.module.css';
import { type Box, boxOf, halfPath, isIn, radiusOf } from './symbols.ts';

export type Part = ReplyOf<typeof mapFound>['parts'][number];

type Props = {
  parts: readonly Part[];
  within: string;
  /** The whole country: as far as its coasts go, not only its places. */
  whole: boolean;
  chosen: ReadonlySet<string>;
  onChoose: (codes: readonly string[]) => void;
};

const [WIDTH, HEIGHT, MARGIN] = [400, 560, 44];
/** A place as wide as this, in degrees, fills the drawing: no closer, or nothing of the coast is left to see. */
const CLOSEST = 0.5;
const KINGDOM = '826';
/** A shorter way is a click. */
const A_DRAG = 6;

/** Where a place stands on the drawing, for these parts. */
const projectionFor = (parts: readonly Part[], whole: boolean) => {
  const [kingdom] = outlines.filter(({ id }) => id === KINGDOM);
  if (whole && kingdom !== undefined) {
    return geoMercator().fitExtent(
      [
        [8, 8],
        [WIDTH - 8, HEIGHT - 8],
      ],
      kingdom,
    );
  }
  const lons = parts.map(({ lon }) => lon);
  const lats = parts.map(({ lat }) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const spare = Math.max(0, CLOSEST - (east - west)) / 2;
  const corners: [number, number][] = [
    [west - spare, south - spare / 2],
    [east + spare, north + spare / 2],
  ];
  return geoMercator().fitExtent(
    [
      [MARGIN, MARGIN],
      [WIDTH - MARGIN, HEIGHT - MARGIN],
    ],
    { type: 'MultiPoint', coordinates: corners },
  );
};

/**
 * Needs are the left half of a disc and filled, ideas the right half and striped; the area of a half is the count.
 * A drag chooses the places in its rectangle; a click or Enter chooses one.
 */
export const MapDrawing = ({ parts, within, whole, chosen, onChoose }: Props) => {
  const { t } = useTranslation();
  const own = useId();
  const stripes = `${own}-stripes`;
  const drawing = useRef<SVGSVGElement>(null);
  const [start, setStart] = useState<[number, number]>();
  const [box, setBox] = useState<Box>();
  const { coast, symbols } = useMemo(() => {
    const projection = projectionFor(parts, whole);
    const path = geoPath(projection);
    const most = Math.max(0, ...parts.flatMap(({ needs, ideas }) => [needs, ideas]));
    return {
      coast: outlines.map((one) => ({ id: one.id, d: path(one) ?? '' })),
      symbols: parts
        .map((part) => ({
          part,
          at: projection([part.lon, part.lat]) ?? [0, 0],
          left: radiusOf(part.needs, most),
          right: radiusOf(part.ideas, most),
        }))
        // The small ones last, so that none is hidden under a large one.
        .sort((a, b) => Math.max(b.left, b.right) - Math.max(a.left, a.right)),
    };
  }, [parts, whole]);

  const pointAt = (event: PointerEvent): [number, number] => {
    const matrix = drawing.current?.getScreenCTM();
    if (!matrix) return [0, 0];
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return [x, y];
  };
  const toggle = (code: string): void => {
    onChoose(chosen.has(code) ? [...chosen].filter((one) => one !== code) : [...chosen, code]);
  };
  const down = (event: PointerEvent<SVGSVGElement>): void => {
    // A finger scrolls the page; places are ticked in the table, or tapped.
    if (event.pointerType !== 'touch' && event.button === 0) setStart(pointAt(event));
  };
  const drag = (event: PointerEvent<SVGSVGElement>): void => {
    if (start === undefined) return;
    const drawn = boxOf(start, pointAt(event));
    if (box === undefined && Math.max(drawn.width, drawn.height) < A_DRAG) return;
    // Only from here on: a click must still reach the symbol under it.
    if (box === undefined) drawing.current?.setPointerCapture(event.pointerId);
    setBox(drawn);
  };
  const up = (event: PointerEvent<SVGSVGElement>): void => {
    if (box !== undefined) {
      const inside = symbols
        .filter(({ at, left, right }) => left + right > 0 && isIn(box, at))
        .map(({ part }) => part.code);
      onChoose(event.shiftKey ? [...new Set([...chosen, ...inside])] : inside);
    }
    setStart(undefined);
    setBox(undefined);
  };
  /** One stop for the tabulator; arrows go through the places as the table lists them. */
  const order = useMemo(
    () =>
      symbols
        .filter(({ left, right }) => left + right > 0)
        .map(({ part }) => part)
        .sort((one, other) => other.needs + other.ideas - (one.needs + one.ideas)),
    [symbols],
  );
  const [held, setHeld] = useState<string>();
  const stop = order.some(({ code }) => code === held) ? held : order[0]?.code;
  const press = (event: KeyboardEvent, code: string): void => {
    const at = order.findIndex((part) => part.code === code);
    const step: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: order.length - 1,
    };
    const next = order[Math.min(order.length - 1, Math.max(0, step[event.key] ?? at))];
    if (event.key === 'Enter' || event.key === ' ') toggle(code);
    else if (step[event.key] !== undefined && next !== undefined) {
      setHeld(next.code);
      document.getElementById(`${own}-${next.code}`)?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <div
      role="listbox"
      aria-multiselectable="true"
      tabIndex={-1}
      aria-label={t('map.draw', { place: within })}
      className={classes.drawing}
    >
      <svg
        ref={drawing}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        onPointerDown={down}
        onPointerMove={drag}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <title>{t('map.title')}</title>
        <defs>
          <pattern
            id={stripes}
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="4" height="4" className={classes.stripeGround} />
            <rect width="2" height="4" className={classes.stripe} />
          </pattern>
        </defs>
        {coast.map(({ id, d }) => (
          <path key={id} d={d} className={id === KINGDOM ? classes.land : classes.beside} />
        ))}
        {symbols.map(({ part, at: [x, y], left, right }) =>
          left + right === 0 ? (
            <circle key={part.code} cx={x} cy={y} r={1.5} className={classes.empty} />
          ) : (
            <g
              key={part.code}
              transform={`translate(${x},${y})`}
              className={classes.symbol}
              id={`${own}-${part.code}`}
              role="option"
              tabIndex={part.code === stop ? 0 : -1}
              aria-selected={chosen.has(part.code)}
              aria-label={t('map.symbol', { place: part.name, needs: part.needs, ideas: part.ideas })}
              data-dim={chosen.size > 0 && !chosen.has(part.code)}
              onFocus={() => setHeld(part.code)}
              onClick={() => toggle(part.code)}
              onKeyDown={(event) => press(event, part.code)}
            >
              <title>{t('map.symbol', { place: part.name, needs: part.needs, ideas: part.ideas })}</title>
              <circle r={Math.max(12, left, right)} className={classes.target} />
              <path d={halfPath('left', left)} className={classes.need} />
              <path d={halfPath('right', right)} className={classes.idea} fill={`url(#${stripes})`} />
            </g>
          ),
        )}
        {box === undefined ? null : <rect {...box} className={classes.brush} />}
      </svg>
    </div>
  );
};
