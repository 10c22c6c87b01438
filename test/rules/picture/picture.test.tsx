import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ProductPicture } from '#components/picture/product-picture.tsx';
import { publicFamily } from '#rules/model/public-family.ts';
import { resolvePicture } from '#rules/picture/resolve.ts';
import { fullLamp, lampContext, lampFamily } from '../pricing/lamp-family.ts';

const family = publicFamily(lampFamily);
const layersOf = (change: Record<string, string> = {}) =>
  resolvePicture(family, lampContext, { ...fullLamp, ...change });
const draw = (variable?: string) =>
  renderToStaticMarkup(
    <ProductPicture
      layers={layersOf()}
      width={200}
      height={100}
      title="A lamp"
      variable={variable}
    />,
  );

describe('resolvePicture', () => {
  it('takes colours from the chosen value and the chosen component', () => {
    const fills = layersOf().map(({ id, shapes }) => [id, shapes[0]?.fill]);
    expect(fills).toEqual([
      ['foot', '#B4532A'],
      ['shade', '#B4532A'],
    ]);
    expect(layersOf({ colour: 'white' })[0]?.shapes[0]?.fill).toBe('#FFFFFF');
  });

  it('shows a layer only while its condition holds', () => {
    expect(layersOf({ shade: 'none' }).map(({ id }) => id)).toEqual(['foot']);
  });

  it('leaves a shape unpainted where the value has no colour', () => {
    expect(layersOf({ colour: 'none' })[0]?.shapes[0]?.fill).toBe('none');
  });

  it('is plain data: a snapshot of it draws the same', () => {
    const layers = layersOf();
    expect(JSON.parse(JSON.stringify(layers))).toEqual(JSON.parse(JSON.stringify(layersOf())));
    expect(JSON.stringify(layers)).not.toContain('"fact"');
  });
});

describe('ProductPicture', () => {
  it('is an image with a name, and nothing a content security policy refuses', () => {
    const svg = draw();
    expect(svg).toContain('role="img"');
    expect(svg).toContain('<title>A lamp</title>');
    expect(svg).not.toMatch(/ style=| on[a-z]+=/);
  });

  it('rotates before it moves, and moves whole layers', () => {
    expect(draw()).toContain('<g data-variable="shade" transform="translate(5 0)">');
    expect(draw()).toContain('transform="rotate(10 40 30)"');
  });

  it('lets all but the highlighted part step back', () => {
    expect(draw('shade').match(/opacity="0\.35"/g)).toHaveLength(1);
    expect(draw('shade')).toMatch(/data-variable="foot" opacity="0\.35"/);
    expect(draw('engraving')).not.toContain('opacity');
  });
});
