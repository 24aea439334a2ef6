BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    $script:data = Join-Path $TestDrive 'server'
    $script:server = Start-TestServer $data
    Connect-Symbl -BaseUri $server.BaseUri -Credential $server.Credential
    $script:recording = New-PlainRecording (Join-Path $TestDrive 'call.wav') -Seconds 4
}

AfterAll {
    Disconnect-Symbl -All
    $server | Stop-TestServer
}

Describe 'Wait-SymblJob' {
    AfterEach { Set-ServerFault $server }

    It 'gives a job that takes too long back in the error, to be waited for again' {
        Set-ServerFault $server -Rule @{ fault = 'stuck-job'; delayMs = 2500; match = @{ prefix = '/v1/process/' } }
        $job = Submit-SymblAudio $recording.FullName
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $done = $job | Wait-SymblJob -Timeout 0.5 -ErrorVariable failure -ErrorAction SilentlyContinue
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 2

        $done | Should -BeNullOrEmpty
        $failure.FullyQualifiedErrorId | Should -BeLike 'Symbl.Timeout,*'
        $failure.CategoryInfo.Category | Should -Be OperationTimeout
        $failure.TargetObject.JobId | Should -Be $job.JobId
        $failure.ErrorDetails.RecommendedAction | Should -Match "Wait-SymblJob -JobId $($job.JobId)"
        ($failure.TargetObject | Wait-SymblJob -Timeout 10).Status | Should -Be 'completed'
    }

    It 'gives the others when one of them fails' {
        Set-ServerFault $server -Rule @{ fault = 'failing-job'; message = 'The recording is silent.'; times = 1; match = @{ prefix = '/v1/process/' } }
        $bad = Submit-SymblAudio $recording.FullName -Name bad
        $good = 1..3 | ForEach-Object { Submit-SymblAudio $recording.FullName -Name "good $_" }
        $done = @($bad) + $good | Wait-SymblJob -ErrorVariable failure -ErrorAction SilentlyContinue

        $done.JobId | Sort-Object | Should -Be ($good.JobId | Sort-Object)
        $failure.TargetObject.JobId | Should -Be $bad.JobId
        $failure.Exception.Message | Should -Match 'The recording is silent\.'
    }

    It 'takes ids, and reports a job nobody knows' {
        $job = Submit-SymblAudio $recording.FullName
        (Wait-SymblJob -JobId $job.JobId).ConversationId | Should -Be $job.ConversationId
        Wait-SymblJob -JobId ([guid]::NewGuid()) -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.FullyQualifiedErrorId | Should -BeLike 'Symbl.JobNotFound,*'
    }

    It 'returns after the first with -Any' {
        Set-ServerFault $server -Rule @{ fault = 'stuck-job'; delayMs = 5000; times = 1; match = @{ prefix = '/v1/process/' } }
        $slow = Submit-SymblAudio $recording.FullName -Name slow
        $fast = Submit-SymblAudio $recording.FullName -Name fast
        ($slow, $fast | Wait-SymblJob -Any).JobId | Should -Be $fast.JobId
    }

    It 'survives errors of a gateway and dropped connections' {
        $job = Submit-SymblAudio $recording.FullName
        Set-ServerFault $server -Rule @(
            @{ fault = 'html-5xx'; times = 2; match = @{ prefix = '/v1/job/' } }
            @{ fault = 'drop-before-body'; times = 1; match = @{ prefix = '/v1/job/' } }
            @{ fault = 'truncate-json'; times = 1; match = @{ prefix = '/v1/job/' } })
        ($job | Wait-SymblJob -Timeout 20).Status | Should -Be 'completed'
    }
}

Describe 'A connection that breaks while a recording is sent' {
    AfterEach { Set-ServerFault $server }

    It 'is never sent again, and the error says that the service may have it' {
        Set-ServerFault $server -Rule @{ fault = 'drop-answer'; times = 1; match = @{ prefix = '/v1/process/' } }, (New-CountingRule @{ prefix = '/v1/process/' })
        Submit-SymblAudio $recording.FullName -Name 'maybe there' -ErrorVariable failure -ErrorAction SilentlyContinue

        $failure.FullyQualifiedErrorId | Should -BeLike 'Symbl.SubmissionUncertain,*'
        $failure.TargetObject | Should -Be $recording.FullName
        "$($failure.Exception.Message) $($failure.ErrorDetails.RecommendedAction)" | Should -Match 'Get-SymblConversation'
        Get-RequestCount $server | Should -Be 1, 0
        @(Get-SymblConversation -Name 'maybe there').Count | Should -Be 1
    }
}

# Last, as it needs the server to end.
Describe 'A server that stops in the middle of a wait' {
    It 'is waited for within the timeout, and the job is finished once' {
        # The job is still at work when the server is killed, and once more for as long after its restart.
        Set-ServerFault $server -Rule @{ fault = 'stuck-job'; delayMs = 2000; match = @{ prefix = '/v1/process/' } }
        $job = Submit-SymblAudio $recording.FullName -Name 'through a crash'
        $shell = New-ModuleShell { param($Job) $Job | Wait-SymblJob -Timeout 30 } -Argument @{ Job = $job }
        try {
            $running = $shell.BeginInvoke()
            Start-Sleep -Milliseconds 500
            $port = $server.BaseUri.Port
            $server | Stop-TestServer
            Start-Sleep -Milliseconds 1000
            $shell.InvocationStateInfo.State | Should -Be Running
            $script:server = Start-TestServer $data -Port $port
            $done = $shell.EndInvoke($running)
            $shell.Streams.Error | Should -BeNullOrEmpty
            $done.JobId | Should -Be $job.JobId
            $done.Status | Should -Be 'completed'
        }
        finally { $shell.Dispose() }
        @(Get-SymblConversation -Name 'through a crash').Count | Should -Be 1
    }
}
