import { storageContract } from '../testing/storageContract.ts';
import { memoryStorage } from './memoryStorage.ts';
import type { StudyStorage } from './storage.ts';

let latest: StudyStorage;
storageContract('memory', {
  async create() {
    latest = memoryStorage();
    return latest;
  },
  reopen: async () => latest,
});
