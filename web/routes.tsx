import type { ComponentType } from 'react'
import { createBrowserRouter, type LoaderFunctionArgs, type RouteObject, redirect } from 'react-router'
import { paths } from './paths.ts'
import { query } from './platform/api.ts'
import { loadTexts } from './platform/i18n.ts'
import { AppProblem } from './platform/problem.ts'
import { queryClient } from './platform/query-client.ts'
import { FailedPage, NotFoundPage } from './shell/FailedPage.tsx'
import { Messages } from './shell/Messages.tsx'
import { MorePage } from './shell/MorePage.tsx'
import { Opening } from './shell/Opening.tsx'
import { Shell } from './shell/Shell.tsx'

type Texts =
  | 'amendments'
  | 'agenda'
  | 'answers'
  | 'approvals'
  | 'books'
  | 'calendar'
  | 'compose'
  | 'conformance'
  | 'consultations'
  | 'delegations'
  | 'desk'
  | 'dispatches'
  | 'documents'
  | 'forwarding'
  | 'identity'
  | 'incoming'
  | 'many'
  | 'organisation'
  | 'papercheck'
  | 'photos'
  | 'registers'
  | 'reorganisation'
  | 'reports'
  | 'saved'
  | 'sealing'
  | 'search'
  | 'secret'
  | 'signatures'
  | 'trace'

type Page = () => Promise<{ default: ComponentType }>
const documentReadings: Page = async () => ({ default: (await import('./features/trace/ReadingsPage.tsx')).DocumentReadings })
const deliveryReadings: Page = async () => ({ default: (await import('./features/trace/ReadingsPage.tsx')).DeliveryReadings })
const documentMetadata: Page = async () => ({ default: (await import('./features/trace/MetadataPage.tsx')).DocumentMetadata })
const deliveryMetadata: Page = async () => ({ default: (await import('./features/trace/MetadataPage.tsx')).DeliveryMetadata })

/** A page with the texts it needs: code and words come together, before it is shown. */
function page(load: Page, ...texts: Texts[]) {
  return async () => {
    const [{ default: Component }] = await Promise.all([load(), loadTexts(...texts)])
    return { Component }
  }
}

const session = { ...query('getSession', {}), staleTime: Number.POSITIVE_INFINITY }
/** The address without the part that the whole app lies below. */
export const insideOf = ({ pathname, search }: { pathname: string; search: string }) => (pathname.replace(/^\/app(?=\/|$)/, '') || '/') + search

/** Nobody goes on without being signed in, nor with a password that somebody else knows. */
async function mustBeSignedIn({ request }: LoaderFunctionArgs) {
  const inside = insideOf(new URL(request.url))
  try {
    const me = await queryClient.ensureQueryData(session)
    return me.mustChangePassword ? redirect(paths.newPassword()) : null
  } catch (error) {
    if (error instanceof AppProblem && error.status === 401)
      throw redirect(inside === '/' ? paths.signIn() : `${paths.signIn()}?next=${encodeURIComponent(inside)}`)
    throw error
  }
}

const withMessages = (children: RouteObject[]): RouteObject[] => [{ Component: Messages, children }]

export const router = createBrowserRouter(
  withMessages([
    { path: paths.signIn(), lazy: page(() => import('./features/identity/SignInPage.tsx'), 'identity'), HydrateFallback: Opening },
    { path: '/links/:token', lazy: page(() => import('./features/identity/LinkPage.tsx'), 'identity'), HydrateFallback: Opening },
    { path: paths.newPassword(), lazy: page(() => import('./features/identity/NewPasswordPage.tsx'), 'identity'), HydrateFallback: Opening },
    {
      Component: Shell,
      HydrateFallback: Opening,
      ErrorBoundary: FailedPage,
      loader: mustBeSignedIn,
      shouldRevalidate: () => false,
      children: [
        {
          ErrorBoundary: FailedPage,
          children: [
            { index: true, lazy: page(() => import('./features/desk/DeskPage.tsx'), 'amendments', 'desk') },
            { path: paths.inbox(), lazy: page(() => import('./features/dispatches/InboxPage.tsx'), 'amendments', 'dispatches', 'forwarding', 'many', 'saved') },
            {
              path: paths.delivery(':deliveryId'),
              lazy: page(
                () => import('./features/dispatches/DeliveryPage.tsx'),
                'agenda',
                'amendments',
                'answers',
                'dispatches',
                'calendar',
                'incoming',
                'forwarding',
                'trace',
              ),
            },
            { path: paths.slip(':deliveryId'), lazy: page(() => import('./features/incoming/SlipPage.tsx'), 'incoming') },
            { path: paths.overview(), lazy: page(() => import('./features/dispatches/OverviewPage.tsx'), 'amendments', 'dispatches', 'forwarding') },
            {
              path: paths.matrix(':dispatchId'),
              lazy: page(() => import('./features/dispatches/MatrixPage.tsx'), 'amendments', 'answers', 'dispatches', 'forwarding'),
            },
            { path: paths.outgoing(), lazy: page(() => import('./features/documents/OutgoingPage.tsx'), 'amendments', 'documents', 'saved') },
            {
              path: paths.newDocument(),
              lazy: page(() => import('./features/documents/NewDocumentPage.tsx'), 'amendments', 'approvals', 'documents', 'compose', 'incoming'),
            },
            {
              path: paths.document(':documentId'),
              lazy: page(
                () => import('./features/documents/DocumentPage.tsx'),
                'amendments',
                'answers',
                'dispatches',
                'documents',
                'consultations',
                'compose',
                'approvals',
                'incoming',
                'papercheck',
                'trace',
              ),
            },
            { path: paths.readings('documents', ':paperId'), lazy: page(documentReadings, 'trace') },
            { path: paths.readings('deliveries', ':paperId'), lazy: page(deliveryReadings, 'trace') },
            { path: paths.metadata('documents', ':paperId'), lazy: page(documentMetadata, 'trace') },
            { path: paths.metadata('deliveries', ':paperId'), lazy: page(deliveryMetadata, 'trace') },
            { path: paths.opinions(':documentId'), lazy: page(() => import('./features/consultations/OpinionsPage.tsx'), 'consultations') },
            { path: paths.versions(':documentId'), lazy: page(() => import('./features/consultations/VersionsPage.tsx'), 'consultations') },
            { path: paths.comments(':documentId'), lazy: page(() => import('./features/consultations/CommentsPage.tsx'), 'consultations') },
            { path: paths.consultation(':consultationId'), lazy: page(() => import('./features/consultations/AnswerPage.tsx'), 'consultations') },
            { path: paths.signStack(), lazy: page(() => import('./features/documents/SignStackPage.tsx'), 'documents') },
            { path: paths.sealMany(), lazy: page(() => import('./features/documents/SealManyPage.tsx'), 'documents', 'many', 'sealing') },
            { path: paths.reviewStack(), lazy: page(() => import('./features/documents/review/ReviewStackPage.tsx'), 'documents', 'approvals') },
            {
              path: paths.register('incoming'),
              lazy: page(() => import('./features/registers/RegisterPage.tsx'), 'amendments', 'registers', 'books', 'dispatches', 'many', 'saved', 'secret'),
            },
            {
              path: paths.register('outgoing'),
              lazy: page(() => import('./features/registers/RegisterPage.tsx'), 'amendments', 'registers', 'books', 'dispatches', 'many', 'saved', 'secret'),
            },
            { path: paths.numberReport('incoming'), lazy: page(() => import('./features/registers/NumbersPage.tsx'), 'registers', 'books') },
            { path: paths.numberReport('outgoing'), lazy: page(() => import('./features/registers/NumbersPage.tsx'), 'registers', 'books') },
            { path: paths.postBook(), lazy: page(() => import('./features/registers/PostPage.tsx'), 'registers', 'books') },
            { path: paths.copyBook(), lazy: page(() => import('./features/registers/CopiesPage.tsx'), 'registers', 'books') },
            {
              path: paths.enterByHand(),
              lazy: page(() => import('./features/registers/EnterByHandPage.tsx'), 'registers', 'dispatches', 'calendar', 'photos'),
            },
            { path: paths.takeNumber(), lazy: page(() => import('./features/registers/TakeNumberPage.tsx'), 'registers', 'dispatches', 'photos') },
            {
              path: paths.organisation(),
              lazy: page(() => import('./features/organisation/OrganisationPage.tsx'), 'organisation', 'calendar', 'reorganisation', 'delegations'),
            },
            { path: paths.report('incoming'), lazy: page(() => import('./features/reports/ReportPage.tsx'), 'reports', 'dispatches') },
            { path: paths.report('outgoing'), lazy: page(() => import('./features/reports/ReportPage.tsx'), 'reports', 'dispatches') },
            { path: paths.agenda(), lazy: page(() => import('./features/agenda/AgendaPage.tsx'), 'agenda', 'calendar') },
            { path: paths.account(), lazy: page(() => import('./features/identity/AccountPage.tsx'), 'delegations', 'identity', 'signatures') },
            { path: paths.search(), lazy: page(() => import('./features/search/SearchPage.tsx'), 'search', 'saved') },
            { path: paths.conformance(), lazy: page(() => import('./features/conformance/ConformancePage.tsx'), 'conformance') },
            { path: paths.more(), Component: MorePage },
            { path: '*', Component: NotFoundPage },
          ],
        },
      ],
    },
  ]),
  { basename: '/app' },
)
