/**
 * The product's picture as SVG, the same on server and client.
 *
 * Every look is a presentation attribute: no `style` and no handler attributes, so that it shows
 * under the strictest content security policy. With a highlighted variable all other layers step
 * back; that is decoration, the title says what the picture shows either way.
 */
import { memo } from 'react';
import type { ResolvedLayer, ResolvedShape } from '#rules/picture/resolve.ts';

export interface ProductPictureProps {
  readonly layers: readonly ResolvedLayer[];
  readonly width: number;
  readonly height: number;
  /** What the picture shows, translated. */
  readonly title: string;
  /** The module or characteristic under the pointer. */
  readonly variable?: string | undefined;
  readonly className?: string | undefined;
}

const STEPPED_BACK = 0.35;

export function ProductPicture(props: ProductPictureProps) {
  const { layers, width, height, title, variable, className } = props;
  const highlighted = variable !== undefined && layers.some((layer) => shows(layer, variable));
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${width} ${height}`}
      xmlns="http://www.w3.org/2000/svg"
      className={className}
    >
      <title>{title}</title>
      {layers.map((layer) => (
        <PictureLayer
          key={layer.id}
          layer={layer}
          steppedBack={highlighted && !shows(layer, variable)}
        />
      ))}
    </svg>
  );
}

/** Drawn anew only where its look changed: a choice changes few of many layers. */
const PictureLayer = memo(function PictureLayer({
  layer,
  steppedBack,
}: {
  readonly layer: ResolvedLayer;
  readonly steppedBack: boolean;
}) {
  return (
    <g
      data-variable={layer.variable}
      transform={layer.translate && `translate(${layer.translate.join(' ')})`}
      opacity={steppedBack ? STEPPED_BACK : undefined}
    >
      {layer.shapes.map((shape, index) => (
        <PictureShape key={index} shape={shape} />
      ))}
    </g>
  );
});

/** A slot `racks.2` lights up the layers of its module, too. */
const shows = (layer: ResolvedLayer, variable: string): boolean =>
  layer.variable === variable || layer.variable === variable.split('.', 1)[0];

function PictureShape({ shape }: { readonly shape: ResolvedShape }) {
  const paint = {
    fill: shape.fill,
    stroke: shape.stroke,
    strokeWidth: shape.stroke === 'none' ? undefined : shape.strokeWidth,
    strokeLinecap: shape.lineCap,
    strokeLinejoin: shape.lineJoin,
    strokeDasharray: shape.dash?.join(' '),
    opacity: shape.opacity === 1 ? undefined : shape.opacity,
    transform: transformOf(shape),
  };
  switch (shape.shape) {
    case 'path':
      return <path d={shape.d} {...paint} />;
    case 'circle':
      return <circle cx={shape.cx} cy={shape.cy} r={shape.r} {...paint} />;
    case 'ellipse':
      return <ellipse cx={shape.cx} cy={shape.cy} rx={shape.rx} ry={shape.ry} {...paint} />;
    case 'rect':
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={shape.radius === 0 ? undefined : shape.radius}
          {...paint}
        />
      );
  }
}

/** Rotated first, then moved: SVG applies its list from the right. */
function transformOf({ rotate, translate }: ResolvedShape): string | undefined {
  const parts = [
    ...(translate ? [`translate(${translate.join(' ')})`] : []),
    ...(rotate ? [`rotate(${rotate.join(' ')})`] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : undefined;
}
