BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    $script:server = Start-TestServer (Join-Path $TestDrive 'server')
    $script:recording = New-PlainRecording (Join-Path $TestDrive 'call.wav') -Seconds 2
    $script:id = New-TestConversation $server -Messages 5
    # The secret and the token of the account, and one secret for each other source of credentials. The session below uses all of them.
    $script:secrets = [ordered]@{
        AccountSecret = $server.Secret
        AccountToken  = $server.Token
        WrongSecret   = 'canary-wrong-secret-5f2c'
        WrongToken    = 'canary-wrong-token-81ab'
        FileSecret    = 'canary-file-secret-c07d'
        TokenUri      = 'canary-token-uri-93fe'
        Proxy         = 'canary-proxy-4e6a'
        SourceUri     = 'canary-source-uri-2b90'
    }
    $file = Join-Path $TestDrive 'symbl.conf'
    "[credentials]`napp_id = someone`napp_secret = $($secrets.FileSecret)" | Set-Content $file

    $environment = @{ CANARY_APP_ID = $server.Credential.UserName; CANARY_BASE_URI = $server.BaseUri; CANARY_ID = $id; CANARY_FOLDER = $TestDrive }
    foreach ($name in $secrets.Keys) { $environment["CANARY_$name"] = $secrets[$name] }
    # Secrets come from the environment, because a script with a literal secret would disclose it.
    $script:result = Invoke-ChildSession -TimeoutSeconds 120 -Environment $environment -Argument @{ Manifest = Get-StagedManifest } -Script @'
param($Manifest)
$transcript = Join-Path $env:CANARY_FOLDER transcript.txt
Start-Transcript $transcript | Out-Null
$VerbosePreference = $DebugPreference = $InformationPreference = $WarningPreference = 'Continue'
Import-Module $Manifest
function Secure($Name) { ConvertTo-SecureString ([Environment]::GetEnvironmentVariable("CANARY_$Name")) -AsPlainText -Force }
$base = $env:CANARY_BASE_URI
$recording = Join-Path $env:CANARY_FOLDER call.wav
$steps = @(
    { Connect-Symbl -BaseUri $base -AppId $env:CANARY_APP_ID -AppSecret (Secure WrongSecret) }
    { Connect-Symbl -BaseUri $base -AccessToken (Secure WrongToken) }
    { Connect-Symbl -BaseUri $base -ConfigPath (Join-Path $env:CANARY_FOLDER symbl.conf) }
    { Connect-Symbl -BaseUri $base -TokenUri "http://127.0.0.1:1/new?key=$env:CANARY_TokenUri" }
    { Connect-Symbl -BaseUri $base -TokenUri "http://user:$env:CANARY_TokenUri@127.0.0.1:1/new" }
    { Connect-Symbl -BaseUri https://127.0.0.1:1 -AppId $env:CANARY_APP_ID -AppSecret (Secure AccountSecret) -Proxy "http://user:$env:CANARY_Proxy@127.0.0.1:1" }
    { Connect-Symbl -BaseUri http://symbl.example.com -AppId $env:CANARY_APP_ID -AppSecret (Secure AccountSecret) }
    { Connect-Symbl -AppId $env:CANARY_APP_ID -AppSecret (Secure AccountSecret) }
    { Connect-Symbl -BaseUri $base -AccessToken (Secure AccountToken) -Name Token -PassThru }
    { Connect-Symbl -BaseUri $base -AppId $env:CANARY_APP_ID -AppSecret (Secure AccountSecret) -PassThru }
    { Get-SymblConnection }
    { Get-SymblConnection | Format-List -Property * -Force }
    { Get-SymblConnection | ConvertTo-Json -Depth 5 }
    { Get-SymblConnection | ForEach-Object ToString }
    { Get-SymblConnection | Export-Clixml (Join-Path $env:CANARY_FOLDER connection.xml); Get-Content (Join-Path $env:CANARY_FOLDER connection.xml) }
    { Get-SymblConnection | Get-Member -Force }
    { Test-SymblConnection }
    { Get-SymblConversation }
    { Submit-SymblAudio $recording -SpeakerCount 2 -Wait | Get-SymblMessage }
    { Set-Content (Join-Path $env:CANARY_FOLDER text.wav) 'no recording'; Submit-SymblAudio (Join-Path $env:CANARY_FOLDER text.wav) -Wait }
    { Submit-SymblAudio -Uri "http://127.0.0.1:1/call.wav?signature=$env:CANARY_SourceUri" -Wait -Timeout 20 }
    { Get-SymblMessage 0000000000000000 }
    { Wait-SymblJob -JobId ([guid]::NewGuid()) }
    { Invoke-SymblRestMethod /v1/nothing }
    { Invoke-SymblRestMethod /v1/process/audio -Method POST -Body @{ enableSpeakerDiarization = $true } }
    { Rename-SymblSpeaker $env:CANARY_ID Nobody Ann }
    { Disconnect-Symbl -All }
    { Get-SymblConversation }
)
foreach ($step in $steps) {
    try { & $step *>&1 | Out-String -Width 300 }
    catch { $_ | Out-String -Width 300 }
}
"errors: $($Error.Count)"
$Error | ForEach-Object { $_ | Format-List -Property * -Force | Out-String -Width 300; $_.Exception.ToString(); $_.ScriptStackTrace }
$WarningPreference = 'SilentlyContinue'
$Error | ConvertTo-Json -Depth 3
Get-History | Out-String
Stop-Transcript | Out-Null
'--- transcript'
Get-Content $transcript
'--- end'
'@
    $script:written = ($result.Output -join "`n") + "`n" + $result.Error
}

AfterAll { $server | Stop-TestServer }

Describe 'Secrets' {
    It 'are used by a session with output on every stream and errors of every kind' {
        $result.ExitCode | Should -Be 0
        $transcript = ($written -split '--- transcript')[1]
        $expected = 'VERBOSE: ', 'errors: 1\d', 'Speaker 1', '--- end', 'AuthenticationFailed', 'InvalidParameter', 'ServiceUnreachable',
            'ConversationNotFound', 'JobFailed', 'JobNotFound', 'SpeakerNotFound', 'NotConnected'
        # Compared one by one, for a short failure message.
        $expected | Where-Object { $written -cnotmatch $_ } | Should -BeNullOrEmpty -Because 'the session must cover every case'
        $transcript -match 'Speaker 1' | Should -BeTrue -Because 'the transcript must not be empty'
    }

    It 'do not appear in the output (<_>)' -ForEach 'AccountSecret', 'AccountToken', 'WrongSecret', 'WrongToken', 'FileSecret', 'TokenUri', 'Proxy', 'SourceUri' {
        $secrets[$_].Length | Should -BeGreaterThan 12
        $at = $written.IndexOf($secrets[$_], [System.StringComparison]::OrdinalIgnoreCase)
        $near = if ($at -ge 0) { $written.Substring([math]::Max(0, $at - 300), [math]::Min(300, $at)) }
        $at | Should -Be -1 -Because "it follows: $near"
    }

    It 'are in files of the local server with access for the user only' {
        if ($IsWindows) { Set-ItResult -Skipped -Because 'Windows has no Unix file modes; the data folder is in the profile of the user' }
        foreach ($file in 'credentials.json', 'token.key') {
            (Get-Item (Join-Path $server.DataPath $file)).UnixMode | Should -Be '-rw-------'
        }
        (Get-Item $server.DataPath).UnixMode | Should -Be 'drwx------'
    }

    It 'have parameters of type SecureString or PSCredential' {
        $command = Get-Command Connect-Symbl
        $command.Parameters['AppSecret'].ParameterType | Should -Be ([securestring])
        $command.Parameters['AccessToken'].ParameterType | Should -Be ([securestring])
        $command.Parameters['Credential'].ParameterType | Should -Be ([pscredential])
    }
}
