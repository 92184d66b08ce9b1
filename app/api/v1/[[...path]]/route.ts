export {
  endpointNotFound as DELETE,
  endpointNotFound as GET,
  endpointNotFound as OPTIONS,
  endpointNotFound as PATCH,
  endpointNotFound as POST,
  endpointNotFound as PUT,
} from "@/lib/web/api/method-not-allowed";
