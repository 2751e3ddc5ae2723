/** From an address to the files that are needed; nothing of any size is fetched yet. */
import { ModelFileError } from '#engine/load/fetch-file.ts';
import { listHub } from './hub-listing.ts';
import type { ModelAddress } from './model-address.ts';
import { isFileName } from './model-files.ts';
import type { ModelListing } from './model-listing.ts';
import type { RemoteFetch } from './remote-answer.ts';
import { listUrl } from './url-listing.ts';

export async function listModel(fetch: RemoteFetch, address: ModelAddress): Promise<ModelListing> {
  const listing = await (address.kind === 'hub' ? listHub(fetch, address) : listUrl(fetch, address));
  const odd = listing.files.find(({ name }) => !isFileName(name));
  if (odd) throw new ModelFileError(`A file of this model has a name under which it cannot be kept ("${odd.name.slice(0, 80)}"). Rename it, or choose another model.`);
  return listing;
}
