"""The rules' two twins, held together: what Python decides, the phone decides as well."""
