/**
 * The product, always in sight: beside the questions on a wide screen; on a phone on top, where
 * it shrinks to a strip when the page is scrolled (its box keeps its size, so nothing jumps).
 */
import { memo, useEffect, useRef, useState } from 'react';
import { ProductPicture } from '#components/picture/product-picture.tsx';
import { usePointed } from './pointed-part.ts';
import type { ConfiguratorView } from './view-types.ts';

interface PictureStageProps {
  readonly picture: ConfiguratorView['picture'];
}

export const PictureStage = memo(function PictureStage({ picture }: PictureStageProps) {
  const variable = usePointed();
  const sentinel = useRef<HTMLDivElement>(null);
  const [collapsed, setCollapsed] = useState(false);
  useEffect(() => {
    const element = sentinel.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) =>
      setCollapsed(entry ? !entry.isIntersecting : false),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <div ref={sentinel} className="h-px" aria-hidden />
      <div className="sticky top-[-8.5rem] z-10 flex h-56 items-end justify-center border-b border-line bg-paper px-4 dark:bg-[#ddd8cd] lg:top-0 lg:h-[min(38vh,24rem)] lg:items-center">
        <ProductPicture
          {...picture}
          variable={variable}
          className={`h-full w-full max-w-3xl origin-bottom py-2 transition-transform duration-200 lg:scale-100 ${
            collapsed ? 'scale-[0.39]' : ''
          }`}
        />
      </div>
    </>
  );
});
