import type { Module } from '../../platform/module.ts'

export const documents: Module = { name: 'documents', tables: [], routes: [] }
