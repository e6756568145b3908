type Place = readonly [x: number, y: number];

/** A drawing of the body. Two places on it are never closer than 64, so that each has room for a thumb on the narrowest phone. */
export interface Drawing {
  readonly behind: boolean;
  /** In the middle or on the left of the drawing; its fellow on the right is its mirror image. */
  readonly places: Readonly<Record<string, Place>>;
}

export const size = { width: 312, height: 306 };

/** The regions of the widespread pain index from the front and from behind, then the tender points. */
export const drawings: readonly Drawing[] = [
  {
    behind: false,
    places: {
      jaw: [116, 30],
      'shoulder-girdle': [58, 66],
      chest: [156, 82],
      'upper-arm': [28, 124],
      abdomen: [156, 146],
      hip: [90, 151],
      'lower-arm': [28, 188],
      'upper-leg': [102, 214],
      'lower-leg': [102, 278],
    },
  },
  { behind: true, places: { neck: [156, 60], 'upper-back': [156, 124], 'lower-back': [156, 188] } },
  { behind: false, places: { 'low-cervical': [124, 64], 'second-rib': [120, 128], 'lateral-epicondyle': [40, 150], knee: [102, 246] } },
  { behind: true, places: { occiput: [124, 28], trapezius: [84, 80], supraspinatus: [120, 136], gluteal: [116, 204], 'greater-trochanter': [62, 240] } },
];

const side = /^(left|right)-/;

export const drawingOf = (region: string): Drawing => drawings.find(drawing => region.replace(side, '') in drawing.places) ?? drawings[0]!;

/** Where it stands on its drawing. From the front her left is on the right. */
export function placeOf(region: string): Place {
  const drawing = drawingOf(region);
  // A place that a newer study knows and this drawing does not stands beside the body.
  const [x, y] = drawing.places[region.replace(side, '')] ?? [28, size.height - 28];
  const left = drawing.behind ? 'left' : 'right';
  return [side.test(region) && !region.startsWith(left) ? size.width - x : x, y];
}
