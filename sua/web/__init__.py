"""The doors onto the service: REST and server-rendered Italian pages."""
