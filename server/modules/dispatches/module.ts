import type { Module } from '../../platform/module.ts'

export const dispatches: Module = { name: 'dispatches', tables: [], routes: [] }
