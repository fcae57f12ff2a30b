import { Outlet } from 'react-router'
import { ToastProvider } from '../ui/Toast.tsx'

/** Around every page and within the router: a message may lead somewhere. */
export function Messages() {
  return (
    <ToastProvider>
      <Outlet />
    </ToastProvider>
  )
}
