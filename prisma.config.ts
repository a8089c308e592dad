import { defineConfig } from 'prisma/config';

const url = process.env.DATABASE_URL;

/** For Prisma's own command line; the house itself migrates through `prisma/migrate.ts`. */
export default defineConfig({
  schema: 'prisma/models',
  migrations: { path: 'prisma/migrations' },
  ...(url === undefined ? {} : { datasource: { url } }),
});
