# Connections. $service is the base address, $application has the credentials of the application.

# step: connect with an access token from another source
$body = @{ type = 'application'; appId = $application.UserName; appSecret = $application.GetNetworkCredential().Password }
$token = (Invoke-SymblRestMethod -Method Post -Path /oauth2/token:generate -Body $body).accessToken
Connect-Symbl -BaseUri $service -AccessToken ([System.Net.NetworkCredential]::new('', $token).SecurePassword) -Name token
Test-SymblConnection token | Out-Null
Disconnect-Symbl token
Connect-Symbl -BaseUri $service -Credential $application
