export {
  AppError,
  badRequest,
  conflict,
  forbidden,
  notFound,
  tooLarge,
  tooMany,
  unauthenticated,
  unavailable,
  unprocessable,
  unsupportedMedia,
} from './app-error.ts';
