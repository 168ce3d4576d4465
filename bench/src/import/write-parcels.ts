import { writeParcelFile } from './parcel-file.ts';

// node write-parcels.ts FILE POLYGONS: a process of its own, so that its memory is nobody else’s.

const [path = '', polygons] = process.argv.slice(2);
process.stdout.write(`${await writeParcelFile(path, Number(polygons))}\n`);
