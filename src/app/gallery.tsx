/** The gallery's frame, and what each feature hangs in it: fetched together, when somebody looks. */
import { ExhibitAlone } from '#features/gallery/exhibit-alone.tsx';
import { GalleryPage } from '#features/gallery/gallery-page.tsx';
import { speculationSections } from '#features/speculation/gallery/sections.ts';

/** Another feature's sections go behind these. */
const SECTIONS = [...speculationSections];

export const Gallery = ({ at }: { readonly at: string | undefined }) => <GalleryPage sections={SECTIONS} at={at} />;

export const Alone = ({ id }: { readonly id: string }) => <ExhibitAlone sections={SECTIONS} id={id} />;
